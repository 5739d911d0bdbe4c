import type { Router } from 'express';
import { API } from '../api';
import { openApi } from '../openApi';
import { sendJson, serve } from '../serve';

/** What this API is, for generators of clients and for people. */
export function addOpenApiRoutes(router: Router): void {
  let document: string | undefined;

  serve(router, API.getOpenApi, async ({ res }) => {
    document ??= JSON.stringify(openApi());
    sendJson(res, document);
  });
}
