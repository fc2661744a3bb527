import type { JsonSchemaLike } from '@fermata/expressions';
import {
  eitherOf,
  errorAt,
  isObject,
  pointer,
  said,
  warningAt,
  type Phrase,
  type Problem,
} from '@fermata/model';
import { didYouMean } from '../suggest.ts';
import { listAt, objectAt, valueAt } from './read.ts';

/** What is given, as far as its type is known, and what is asked for. */
export interface Giving {
  readonly given: JsonSchemaLike;
  readonly wanted: JsonSchemaLike;
  /** Who asks, in words: “the form”. */
  readonly who: Phrase;
}

type Place = readonly (string | number)[];

/**
 * What certainly does not fit: a field that is asked for and not given, one that is given and not taken, a value of
 * another type. What stands beside `anyOf` and the like holds as well. Looks three objects deep.
 */
export function conformity({ given, wanted, who }: Giving, place: Place, depth = 0): Problem[] {
  if (!isObject(given) || !isObject(wanted)) return [];
  const clash = typeProblems(given, wanted, who, place);
  const fields = objectAt(wanted, 'properties');
  const have = objectAt(given, 'properties');
  const isObjects = valueAt(given, 'properties') !== undefined && valueAt(wanted, 'properties') !== undefined;
  if (clash.length > 0 || !isObjects || depth > 2) return clash;
  return [
    ...missing({ given, wanted, who }, place),
    ...unknown({ given, wanted, who }, place),
    ...Object.entries(have).flatMap(([name, schema]) =>
      Object.hasOwn(fields, name)
        ? conformity(
            { given: schema as JsonSchemaLike, wanted: fields[name] as JsonSchemaLike, who },
            [...place, name],
            depth + 1,
          )
        : [],
    ),
  ];
}

/** Whether a schema lists all fields that there are: no other part of it can name more. */
function listsAll(schema: object): boolean {
  return !['anyOf', 'oneOf', 'allOf', '$ref', 'if', 'patternProperties'].some((key) =>
    Object.hasOwn(schema, key),
  );
}

interface Objects {
  readonly given: object;
  readonly wanted: object;
  readonly who: Phrase;
}

/** An error where all that is given is known, a warning where more may be given than its schema lists. */
function missing({ given, wanted, who }: Objects, place: Place): Problem[] {
  const names = Object.keys(objectAt(given, 'properties'));
  return listAt(wanted, 'required').flatMap((name) => {
    if (typeof name !== 'string' || names.includes(name) || hasDefault(wanted, name)) return [];
    const message = said`\`${{ name }}\`, which ${{ who }} needs, is not given.`;
    const say = isClosed(given) ? errorAt : warningAt;
    return [say(pointer(...place), 'input.missing', message, didYouMean(name, names))];
  });
}

function hasDefault(wanted: object, name: string): boolean {
  return valueAt(objectAt(wanted, 'properties')[name], 'default') !== undefined;
}

function isClosed(schema: object): boolean {
  return valueAt(schema, 'additionalProperties') === false;
}

/** What is written out is told where nobody takes it; an error where it is refused. */
function unknown({ given, wanted, who }: Objects, place: Place): Problem[] {
  const known = Object.keys(objectAt(wanted, 'properties'));
  const takesMore = valueAt(wanted, 'additionalProperties') !== undefined && !isClosed(wanted);
  if (!isClosed(given) || takesMore || (!isClosed(wanted) && !listsAll(wanted))) return [];
  if (valueAt(wanted, 'patternProperties') !== undefined) return [];
  const say = isClosed(wanted) ? errorAt : warningAt;
  return Object.keys(objectAt(given, 'properties'))
    .filter((name) => !known.includes(name))
    .map((name) =>
      say(
        pointer(...place, name),
        'input.unknown',
        said`\`${{ name }}\` is nothing that ${{ who }} takes.`,
        didYouMean(name, known),
      ),
    );
}

function typeProblems(given: object, wanted: object, who: Phrase, place: Place): Problem[] {
  const [have, want] = [typesOf(given), typesOf(wanted)];
  if (have === undefined || want === undefined || have.some((type) => want.includes(type))) return [];
  const message = said`Here ${{ who }} takes ${{ wanted: eitherOf(want) }}, not ${{ found: eitherOf(have) }}.`;
  return [errorAt(pointer(...place), 'input.type', message)];
}

/** The types of a schema in words of JSON, whole numbers as numbers; undefined if it does not say. */
function typesOf(schema: object): readonly string[] | undefined {
  const type = valueAt(schema, 'type');
  const named =
    typeof type === 'string' ? [type] : Array.isArray(type) ? (type as readonly string[]) : undefined;
  return named?.map((name) => (name === 'integer' ? 'number' : name));
}
