/**
 * Runs in the page. What comes later is asked for again: the worker answers when it is here. A worker that is not ours never does.
 *
 * @returns whether it is our worker
 * @throws Error when the app is not kept as a whole within this time
 */
export async function allIsKept(milliseconds: number): Promise<boolean> {
	const { active } = await navigator.serviceWorker.ready;
	const isOurs = (await caches.keys()).some((name) => name.includes('precache'));
	if (active === null || !isOurs) return false;
	const { port1, port2 } = new MessageChannel();
	const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
	active.postMessage({ type: 'KEEP_ALL' }, [port2]);
	const tooLate = new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
	if ((await Promise.race([answer, tooLate])) !== true) throw new Error('The app is not kept as a whole.');
	return true;
}
