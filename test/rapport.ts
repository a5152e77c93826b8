/** Where the mark of a mail stands in the report about it: mail servers differ. */
type Spoor = 'envelop' | 'bericht' | 'koppen' | 'antwoord'

/** A report that a mail could not be delivered, as mail servers write it (RFC 3464). */
export function rapport({
  kenmerk,
  spoor,
  actie = 'failed',
}: {
  readonly kenmerk: string
  readonly spoor: Spoor
  readonly actie?: string
}): string {
  const bericht =
    spoor === 'bericht' || spoor === 'koppen' ? `<terugkeer.${kenmerk}@justid.example>` : '<weg@elders>'
  return `Return-Path: <>
From: Mail Delivery System <mailer-daemon@denhaag.example>
To: terugkeer@justid.example${spoor === 'antwoord' ? `\nIn-Reply-To: <terugkeer.${kenmerk}@justid.example>` : ''}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report;
\treport-type=delivery-status;
\tboundary="grens"

This is a MIME-encapsulated message.

--grens
Content-Type: text/plain

The address nazorg@denhaag.example does not exist.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.denhaag.example${spoor === 'envelop' ? `\nOriginal-Envelope-Id: terugkeer.${kenmerk}` : ''}

Final-Recipient: rfc822; nazorg@denhaag.example
Action: ${actie}
Status: 5.1.1

--grens
Content-Type: ${spoor === 'koppen' ? 'text/rfc822-headers' : 'message/rfc822'}

From: Terugkeer <terugkeer@justid.example>
Message-ID:
 ${bericht}
Subject: Berichtenbox

--grens--
`
}
