import type { BrowserContext } from 'playwright-core';
import { beforeEveryPage } from '../support/page-scripts.ts';

/** A phone that makes no sound at all: no speech, no clips, no tones. */
export async function silence(context: BrowserContext): Promise<void> {
	await beforeEveryPage(context, () => {
		for (const name of ['speechSynthesis', 'SpeechSynthesisUtterance', 'AudioContext', 'Audio'])
			Object.defineProperty(globalThis, name, { value: null });
		HTMLMediaElement.prototype.play = () => Promise.reject(new Error('no sound'));
	});
}
