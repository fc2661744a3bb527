import { BadRequestException, ValidationPipe, type ValidationError } from '@nestjs/common';
import type { Problem } from '@fermata/model';

/** Validates every body, query and parameter against its DTO: unknown members are refused, nothing is coerced silently. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) =>
      new BadRequestException({
        message: 'The request does not fit its schema',
        problems: errors.flatMap((error) => problemsOf(error, '')),
      }),
  });
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
