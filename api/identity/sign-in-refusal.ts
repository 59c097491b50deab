/** Why somebody is not let in after having been at the provider; the page of the sign-in tells it in words. */
export const REFUSALS = ['unavailable', 'failed', 'cancelled', 'unknown', 'unverified'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The provider, or what came from it, does not let somebody in. */
export class SignInRefusal extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`not signed in: ${refusal}`, options);
    this.name = 'SignInRefusal';
    this.refusal = refusal;
  }
}
