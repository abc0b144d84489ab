import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Whether nothing in this process holds it any more. */
export async function isLetGo(held: WeakRef<object>): Promise<boolean> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	for (let time = 0; time < 10 && held.deref() !== undefined; time += 1) {
		await new Promise((resolve) => setTimeout(resolve));
		collect();
	}
	return held.deref() === undefined;
}
