import { findBrowser } from '../../scripts/browser.mjs';

/** Workers that start at once would each unpack the browser of npm on a machine that never did; its choice is handed to all of them. */
export default async function setup(): Promise<void> {
	await findBrowser();
}
