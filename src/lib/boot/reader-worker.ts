/// <reference lib="webworker" />
import { answerBesideScreen } from '#app';
import { seePage, type PageJob } from '#reader/see-page.ts';

declare const self: DedicatedWorkerGlobalScope;

answerBesideScreen<PageJob>(self, (job) => Promise.resolve(seePage(job)));
