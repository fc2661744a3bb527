import { eitherOf, said, type Phrase } from '@fermata/model';
import { typeOf } from '../values.ts';
import { anyType, branchesOf, resolve, typeFrom, type JsonSchemaLike, type Type } from './schema.ts';

/** The words of the language for the types a schema allows; undefined when it allows any. */
export function namesOf(type: Type): readonly string[] | undefined {
  const names: string[] = [];
  for (const branch of branchesOf(type)) {
    const own = namesOfSchema(resolve(branch));
    if (own === undefined) return undefined;
    names.push(...own);
  }
  return [...new Set(names)];
}

function namesOfSchema(schema: Exclude<JsonSchemaLike, boolean>): readonly string[] | undefined {
  if (schema.type !== undefined) return [schema.type].flat().map(wordFor);
  if (schema.enum !== undefined) return schema.enum.map(typeOf);
  if (schema.const !== undefined) return [typeOf(schema.const)];
  return schema.properties === undefined ? undefined : ['object'];
}

function wordFor(type: string): string {
  if (type === 'integer') return 'number';
  return type === 'array' ? 'list' : type;
}

/** True unless it is certain that a value of this type is none of the named types. */
export function couldBe(type: Type, names: readonly string[]): boolean {
  return namesOf(type)?.some((name) => names.includes(name)) ?? true;
}

/** The type of a word of the language. */
export function typeNamed(name: string): Type {
  return name === 'any' ? anyType() : typeFrom({ type: name === 'list' ? 'array' : name });
}

/** What a type is, in words: “string or null”. */
export function describeType(type: Type): Phrase | string {
  const names = namesOf(type);
  return names === undefined ? said`anything` : eitherOf(names);
}

/** The type of the elements of a list, or of the keys of an object. */
export function elementType(type: Type): Type {
  const lists = branchesOf(type).filter((branch) => couldBe(branch, ['list']));
  const [list] = lists;
  if (lists.length !== 1 || list === undefined)
    return couldBe(type, ['list']) ? anyType() : typeNamed('string');
  const { items } = resolve(list);
  return items === undefined || isTuple(items) ? anyType() : { schema: items, root: type.root };
}

function isTuple(items: JsonSchemaLike | readonly JsonSchemaLike[]): items is readonly JsonSchemaLike[] {
  return Array.isArray(items);
}

/** The type of a value that is one or the other. */
export function eitherType(left: Type, right: Type): Type {
  if (namesOf(left) === undefined || namesOf(right) === undefined) return anyType();
  if (JSON.stringify(resolve(left)) === JSON.stringify(resolve(right))) return left;
  if (left.root !== left.schema || right.root !== right.schema) return withoutDetail(left, right);
  return typeFrom({ anyOf: [left.schema, right.schema] });
}

function withoutDetail(left: Type, right: Type): Type {
  const names = [...(namesOf(left) ?? []), ...(namesOf(right) ?? [])];
  return typeFrom({ anyOf: [...new Set(names)].map((name) => typeNamed(name).schema) });
}
