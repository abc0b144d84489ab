import { jetStreamBox } from '../post/jetstream-box.ts';
import { openNats } from '../post/nats.ts';
import type { PullSource } from './pull.ts';

/**
 * The streams of nats-server, by the key and with the rights of a desk. A week of ten thousand groups is asked for, not their years again.
 *
 * @param folder of a desk, with `nats.seed`
 * @throws Error whose words say why it is not open
 */
export async function openStreams(
	url: string,
	folder: string
): Promise<PullSource & { readonly close: () => Promise<void> }> {
	const nats = await openNats(url, 'desk', folder);
	return { ...jetStreamBox(nats), once: true, close: nats.close };
}
