/// <reference lib="webworker" />
import { answerBesideScreen } from '#app';
import { answerJob, type SheetJob } from '#reader/see-page.ts';

declare const self: DedicatedWorkerGlobalScope;

answerBesideScreen<SheetJob>(self, (job) => Promise.resolve(answerJob(job)));
