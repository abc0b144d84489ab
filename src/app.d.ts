import 'unplugin-icons/types/svelte';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Where to look, for staff: the kind of the failure, never its data. */
			kind?: string;
		}
	}
}
