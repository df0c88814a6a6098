/// The channel of e-mail by SMTP: a text and an HTML part, one conversation for each topic. The
/// connection goes to an address that was judged, while the certificate must prove the host's name.
@NullMarked
package io.candor.alert.notify.email;

import org.jspecify.annotations.NullMarked;
