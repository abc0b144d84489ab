import { jetStreamBox } from '../post/jetstream-box.ts';
import { openNats } from '../post/nats.ts';
import type { PullSource } from './pull.ts';

/**
 * Streams of nats-server with the key and rights of a desk. A pull requests the recent pages only, not all years again.
 *
 * @param folder of a desk, with `nats.seed`
 * @throws Error with the reason
 */
export async function openStreams(
	url: string,
	folder: string
): Promise<PullSource & { readonly close: () => Promise<void> }> {
	const nats = await openNats(url, 'desk', folder);
	return { ...jetStreamBox(nats), once: true, close: nats.close };
}
