/** Runs drafts in scripted worlds off the page. Its response lets it call nobody, and nothing here is made from text. */
import { answerTrial } from '../features/editor/trial/model/answer.ts';
import type { TrialRequest } from '../features/editor/trial/model/protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<TrialRequest>) =>
  self.postMessage(answerTrial(data)),
);
