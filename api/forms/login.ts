import { Type } from 'typebox';
import { organisationForm, signInMethodForm } from '../../model/forms/session.ts';
import { strict } from '../../model/forms/shared.ts';

/** Who we are, and how one signs in here. */
export const loginForm = Type.Object(
  { organisation: organisationForm, methods: Type.Array(signInMethodForm) },
  strict,
);
