import {
  BadRequestException,
  Injectable,
  ValidationPipe,
  type ArgumentMetadata,
  type ValidationError,
} from '@nestjs/common';
import { isObject, type Problem } from '@fermata/model';
import { freeMembers, withoutFree } from './any-json.ts';
import { withoutNulls } from './null-is-absent.ts';

/** Validates every body, query and parameter against its DTO: unknown members are refused, nothing is coerced silently. */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) => refusal(errors.flatMap((error) => problemsOf(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body') return super.transform(value, metadata);
    const body = value === undefined ? {} : value;
    if (!isObject(body)) throw refusal([notAnObject]);
    const { held, free } = withoutFree(body, freeMembers(metadata.metatype));
    const given = withoutNulls(held, metadata.metatype);
    return Object.assign((await super.transform(given, metadata)) as object, free);
  }
}

const notAnObject: Problem = Object.freeze({
  code: 'schema.type',
  path: '',
  message: 'The body is a JSON object',
  severity: 'error',
});

function refusal(problems: readonly Problem[]): BadRequestException {
  return new BadRequestException({ message: 'The request does not fit its schema', problems });
}

function problemsOf(error: ValidationError, parent: string): Problem[] {
  const path = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]): Problem => ({
    code: rule === 'whitelistValidation' ? 'schema.unknownField' : `schema.${rule}`,
    path,
    message,
    severity: 'error',
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}
