/// Says a finding in one plain sentence, and in one headline. Pure: figures and names of the
/// taxonomy go in, text comes out, the same for the same finding. Whatever part of a finding is
/// absent is left out of the sentence; nothing that a customer wrote is ever part of it.
@NullMarked
package io.candor.alert.sentence;

import org.jspecify.annotations.NullMarked;
