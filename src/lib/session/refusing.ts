import type { IconName, MessageKey, SlotValues } from '#i18n';
import type { AppState } from './app-state.svelte.ts';
import { wordsOf } from './context.ts';
import { spokenReason, type Reason, type SpokenReason } from './reasons.ts';

/** Says why something was refused, with a small shake. @returns what the screen shows */
export function refuse(app: AppState, reason: Reason, currency = 'INR'): SpokenReason {
	return told(app, spokenReason(reason, wordsOf(app), currency));
}

/** What a screen itself asks for before it goes on: an answer that is still missing. */
export function refuseWith(
	app: AppState,
	key: MessageKey,
	icon: IconName,
	values?: SlotValues
): SpokenReason {
	return told(app, { text: wordsOf(app).say(key, values), icon });
}

function told(app: AppState, refusal: SpokenReason): SpokenReason {
	app.parts.vibrate([40, 60, 40]);
	void app.speaker.say(refusal.text);
	return refusal;
}
