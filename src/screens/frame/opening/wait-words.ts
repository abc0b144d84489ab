import type { Words } from '#i18n';

/** How long the hourglass still runs. */
export function waitInWords(seconds: number, words: Words): string {
	return seconds < 90
		? words.say('lock.wait-seconds', { count: words.number(seconds) })
		: words.say('lock.wait-minutes', { count: words.number(Math.ceil(seconds / 60)) });
}
