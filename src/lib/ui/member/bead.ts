/** One meeting, or one instalment, on a string. */
export type Bead = 'present' | 'late' | 'absent' | 'excused' | 'paid' | 'todo';
