import { beforeEach, vi } from 'vitest';
import { goto } from './navigation.ts';

const nothing = () => undefined;

vi.mock('$app/navigation', () => ({
	goto,
	afterNavigate: nothing,
	beforeNavigate: nothing,
	onNavigate: nothing
}));

beforeEach(() => void goto.mockClear());
