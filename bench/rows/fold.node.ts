import { buildBook } from '../workload.ts';
import { foldRows } from './fold.ts';

export const rows = foldRows(() => buildBook(1000));
