/** What no page of ours uses and no page may use for us, also not through what someone manages to plant in it. */
const ongebruikt = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'web-share',
  'xr-spatial-tracking',
]

/** Only what comes from here itself: no inline script or style, no frames around us, no form to elsewhere. */
const paginabeleid = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** What an answer carries that another program than our pages wrote: it may show nothing but itself. */
const vreemdbeleid = "default-src 'none'; frame-ancestors 'none'"

/** For a file that someone uploaded: nothing of it runs, also where a browser would show it all the same. */
export const downloadbeleid = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** The headers of every answer, whoever writes it (NL API Design Rules, /core/transport/security-headers; BIO2 8.26). */
function beveiliging(beleid: string): readonly (readonly [string, string])[] {
  return [
    ['Content-Security-Policy', beleid],
    ['Permissions-Policy', ongebruikt.map((naam) => `${naam}=()`).join(', ')],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['X-DNS-Prefetch-Control', 'off'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
    // The filter this switches off was itself a way in.
    ['X-XSS-Protection', '0'],
  ]
}

/** For what we answer ourselves. */
export const eigenKoppen = beveiliging(paginabeleid)

/** For what a listener behind us answers by itself. */
export const doorgeefKoppen = [...beveiliging(vreemdbeleid), ['Cache-Control', 'no-store'] as const]
