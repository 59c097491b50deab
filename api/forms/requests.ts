import { Type } from 'typebox';
import { noticeForm, requestForm } from '../../model/forms/request.ts';
import { strict } from '../../model/forms/shared.ts';

export const requestsForm = Type.Object({ requests: Type.Array(requestForm) }, strict);
export const noticesForm = Type.Object({ notices: Type.Array(noticeForm) }, strict);
