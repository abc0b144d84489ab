import { playRandom } from './play.ts';
import type { RandomHistory } from './wishes.ts';

const played = new Map<string, ReturnType<typeof playRandom>>();

/** Laws of one file are tried with the same histories: each is played once. */
export function playedOnce(history: RandomHistory): ReturnType<typeof playRandom> {
	const key = JSON.stringify(history);
	const book = played.get(key) ?? playRandom(history);
	played.set(key, book);
	return book;
}
