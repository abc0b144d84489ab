/** One meeting, or one instalment, on a string. */
export type Bead = AttendanceBead | 'paid' | 'todo';
export type AttendanceBead = 'present' | 'late' | 'absent' | 'excused';
