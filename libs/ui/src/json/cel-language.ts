import { StreamLanguage, type StringStream } from '@codemirror/language';

const words: readonly string[] = Object.freeze(['true', 'false', 'null', 'in']);

interface Place {
  /** Whether it is inside of `${ … }`; an expression alone always is. */
  isInside: boolean;
  /** Open braces since then. */
  depth: number;
}

/** Colours of a CEL expression, or of a template with such expressions in it. */
export function celLanguage(isTemplate: boolean): StreamLanguage<Place> {
  return StreamLanguage.define<Place>({
    startState: () => ({ isInside: !isTemplate, depth: 0 }),
    copyState: (place) => ({ ...place }),
    token: (stream, place) => (place.isInside ? token(stream, place, isTemplate) : literal(stream, place)),
  });
}

function literal(stream: StringStream, place: Place): string | null {
  if (stream.match('$${')) return null;
  if (stream.match('${')) {
    place.isInside = true;
    place.depth = 0;
    return 'keyword';
  }
  stream.next();
  stream.eatWhile((character) => character !== '$');
  return null;
}

function token(stream: StringStream, place: Place, isTemplate: boolean): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^("([^"\\]|\\.)*"?|'([^'\\]|\\.)*'?)/)) return 'string';
  if (stream.match(/^\d+(\.\d+)?([eE][+-]?\d+)?/)) return 'number';
  if (stream.match(/^[A-Za-z_]\w*(?=\s*\()/)) return 'variableName.function';
  const name = stream.match(/^[A-Za-z_]\w*/) as RegExpMatchArray | null;
  if (name !== null) return words.includes(name[0]) ? 'keyword' : 'variableName';
  return sign(stream, place, isTemplate);
}

function sign(stream: StringStream, place: Place, isTemplate: boolean): string | null {
  const character = stream.next();
  if (character === '{') place.depth += 1;
  if (character === '}') {
    if (isTemplate && place.depth === 0) {
      place.isInside = false;
      return 'keyword';
    }
    place.depth -= 1;
  }
  return character !== undefined && '=!<>&|?:+-*/%'.includes(character) ? 'operator' : null;
}
