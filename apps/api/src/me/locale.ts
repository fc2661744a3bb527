import { registerDecorator } from 'class-validator';

/** Whether the host knows this IANA time zone. */
export function isZone(value: unknown): boolean {
  return typeof value === 'string' && accepts(() => new Intl.DateTimeFormat('en', { timeZone: value }));
}

/** Whether this is a well-formed language tag (BCP 47). */
export function isLanguage(value: unknown): boolean {
  return typeof value === 'string' && accepts(() => Intl.getCanonicalLocales(value)) && value !== '';
}

function accepts(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

/** The member is a time zone. */
export const IsZone = () => judgedBy('zone', isZone, 'is an IANA time zone, such as Europe/Berlin');

/** The member is a language tag. */
export const IsLanguage = () => judgedBy('language', isLanguage, 'is a language tag, such as de-CH');

function judgedBy(name: string, judge: (value: unknown) => boolean, says: string): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      validator: { validate: judge, defaultMessage: (of) => `${of?.property ?? name} ${says}` },
    });
  };
}
