/// Posts to addresses that a workspace has chosen, and to no address inside the network of the
/// service. A target is checked as text when it is configured and again before every send; its name
/// is resolved once, every address is judged, and the connection goes to a judged address with the
/// name in SNI and Host. Redirects are never followed.
@NullMarked
package io.candor.alert.egress;

import org.jspecify.annotations.NullMarked;
