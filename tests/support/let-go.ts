import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects what nobody in this process holds. */
function collect(): void {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
}

/** Whether nothing in this process holds it any more. */
export async function isLetGo(held: WeakRef<object>): Promise<boolean> {
	for (let time = 0; time < 10 && held.deref() !== undefined; time += 1) {
		await new Promise((resolve) => setTimeout(resolve));
		collect();
	}
	return held.deref() === undefined;
}

/** Bytes of script memory that somebody in this process holds. */
export async function bytesHeld(): Promise<number> {
	for (let time = 0; time < 4; time += 1) {
		await new Promise((resolve) => setTimeout(resolve));
		collect();
	}
	return process.memoryUsage().heapUsed;
}
