import { beforeEach, vi } from 'vitest';
import { goto } from './navigation.ts';

vi.mock('$app/navigation', () => ({ goto }));

beforeEach(() => void goto.mockClear());
