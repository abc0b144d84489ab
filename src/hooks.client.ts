import type { HandleClientError } from '@sveltejs/kit';

/**
 * The last resort: what nobody expected becomes the calm error page. Its kind is kept for staff; its message
 * is not, because a message may carry what was being written.
 */
export const handleError: HandleClientError = ({ error, status }) => ({
	message: status === 404 ? 'not-found' : 'unexpected',
	kind: error instanceof Error ? error.name : typeof error
});
