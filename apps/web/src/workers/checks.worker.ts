/** Judges definitions and answers off the page. Its response lets ajv compile, and therefore lets nothing here call anyone. */
import { createAnswerer } from '../shared/checks/answer.ts';
import type { CheckRequest } from '../shared/checks/protocol.ts';

const answer = createAnswerer();
self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => self.postMessage(answer(data)));
