import { deliver } from '#app';
import { aloneOnPhone, createPostDoor, createRandom, deliverLater, phoneOfDelivery } from '#device';
import type { PostParts } from '#session/app-parts.ts';
import { createOutbox } from '#storage/outbox';
import { createPostVault } from '#vault/post';

const aMinute = 60_000;
const longestWait = 6 * 60 * aMinute;

/** What a group with a post box needs of the phone: one script, which no other phone fetches when it starts. */
export function createPostParts(): PostParts {
	const door = createPostDoor();
	const outbox = createOutbox();
	let timer: ReturnType<typeof setTimeout> | undefined;
	async function send(isTouched = false): Promise<boolean | null> {
		clearTimeout(timer);
		const isEmpty = await aloneOnPhone(() => deliver({ outbox, door, ...phoneOfDelivery }, isTouched));
		if (isEmpty !== true) await tryAgain();
		return isEmpty;
	}
	/** While the app is open, when the delay or the back-off is over. */
	async function tryAgain(): Promise<void> {
		const rounds = await outbox.rounds();
		const after = Math.min(...rounds.map((round) => round.after)) - phoneOfDelivery.now();
		timer = setTimeout(() => void send(), Math.min(longestWait, Math.max(aMinute, after)));
	}
	addEventListener('online', () => void send());
	return {
		vault: createPostVault({ random: createRandom() }),
		door,
		outbox,
		deliver: send,
		later: deliverLater
	};
}
