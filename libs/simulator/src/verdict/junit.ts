import type { TestVerdict } from './run-test.ts';

/** The verdicts as JUnit XML: a suite for each workflow; times are virtual, in seconds. */
export function junitReport(verdicts: readonly TestVerdict[]): string {
  const names = [...new Set(verdicts.map(({ workflow }) => workflow))];
  const suites = names.map((name) =>
    suite(
      name,
      verdicts.filter(({ workflow }) => workflow === name),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts(verdicts)}>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, verdicts: readonly TestVerdict[]): string {
  const cases = verdicts.map(testCase).join('');
  return `  <testsuite name="${escaped(name)}" ${counts(verdicts)}>\n${cases}  </testsuite>\n`;
}

function counts(verdicts: readonly TestVerdict[]): string {
  const failures = verdicts.filter(({ isPassed }) => !isPassed).length;
  return `tests="${verdicts.length}" failures="${failures}" errors="0" skipped="0"`;
}

function testCase({ test, workflow, isPassed, differences, result }: TestVerdict): string {
  const seconds = (result.elapsedMs / 1000).toFixed(3);
  const head = `    <testcase classname="${escaped(workflow)}" name="${escaped(test)}" time="${seconds}"`;
  if (isPassed) return `${head}/>\n`;
  const [first = ''] = differences;
  const text = escaped([...differences, '', ...result.trace].join('\n'));
  return `${head}>\n      <failure message="${escaped(first)}">${text}</failure>\n    </testcase>\n`;
}

const ENTITIES = Object.freeze({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
} as const);

/** XML 1.0 knows no other control characters than tab and line ends. */
function escaped(text: string): string {
  const clean = [...text].filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t').join('');
  return clean.replace(/[&<>"']/g, (letter) => ENTITIES[letter as keyof typeof ENTITIES]);
}
