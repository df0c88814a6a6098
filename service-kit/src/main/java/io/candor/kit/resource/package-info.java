/// Resource names as AIP-122 has them: `workspaces/{workspace}/conversations/{conversation}`.
/// An id may hold any character: what a path segment cannot hold is percent-encoded in the name.
/// Parsing refuses what formatting would not have written, so that one resource has one name.
@NullMarked
package io.candor.kit.resource;

import org.jspecify.annotations.NullMarked;
