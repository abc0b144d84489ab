import { foldRows } from './fold.ts';
import { twentyYears } from './real-book.ts';

export const rows = foldRows(async () => (await twentyYears()).book);
