import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@fermata/contracts';
import { ApiProblems } from '../http/api-problems.ts';
import { publicMark } from '../openapi/complete.ts';

/** Metadata key of a handler's demand. */
export const demandKey = 'fermata:demand';

/**
 * What a handler demands: nothing (`public`), any signed-in subject (`self`), the same even before a first password of
 * its own (`account`), or one permission. A handler without a demand is refused for everybody.
 */
export type Demand = 'public' | 'account' | 'self' | Permission;

/** The handler answers only subjects that hold this permission. */
export const Requires = (permission: Permission): MethodDecorator => demanding(permission);

/** The handler answers any signed-in subject about itself. */
export const RequiresSignIn = (): MethodDecorator => demanding('self');

/** The handler answers any signed-in subject, also one that has yet to change its password. */
export const RequiresAccount = (): MethodDecorator => demanding('account');

/** The handler answers everybody; stands on the handler, never on a path. */
export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(demandKey, 'public' satisfies Demand), ApiExtension(publicMark, true));

/** Every guarded handler may refuse so: that is documented with the demand. */
function demanding(demand: Demand): MethodDecorator {
  return applyDecorators(SetMetadata(demandKey, demand), ApiProblems(401, 403, 429, 503));
}
