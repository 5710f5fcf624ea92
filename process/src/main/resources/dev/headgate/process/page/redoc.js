'use strict';

Redoc.init(
  '/openapi.yaml',
  { nativeScrollbars: true, sortRequiredPropsFirst: true },
  document.getElementById('page'),
);
