/** What the swarm's process is asked to do, one job after another, and what it answers. */
export type Job =
  | { job: 'connect'; url: string; screens: number; senders: number; cookies: { screen: string; sender: string } }
  | { job: 'equip'; count: number }
  | { job: 'pace'; perSecond: number; seconds: number }
  | { job: 'flood'; seconds: number }
  | { job: 'start-sessions'; perSecond: number; count: number }
  /** So many sessions on one piece of equipment, each started and ended, as fast as they go. */
  | { job: 'use'; count: number }
  | { job: 'disconnect' };

export interface JobResult {
  /** Milliseconds that the job's measured part took. */
  tookMs: number;
  /** Facts that reached a client, each client counted, within it. */
  deliveries: number;
  /** Frames in which they came. */
  frames: number;
  /** Intents that were acknowledged within it. */
  acks: number;
  /** From sending an intent to its fact at a client, for every client; sampled evenly where there are many. */
  latenciesMs: number[];
  /** From sending an intent to its acknowledgement. */
  ackMs: number[];
}

export type Answer = { result: JobResult } | { trouble: string };
