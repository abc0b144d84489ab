import type { Words } from '#i18n';

/** How long the hourglass still runs. */
export function waitInWords(seconds: number, words: Words): string {
	return seconds < 90
		? words.say('unlock.wait-seconds', { count: words.number(seconds) })
		: words.say('unlock.wait-minutes', { count: words.number(Math.ceil(seconds / 60)) });
}
