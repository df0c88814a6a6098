/// PostgreSQL: data sources per role, migrations by the owner, transactions inside one workspace.
/// The serving role owns nothing and sees only the workspace that [WorkspaceTransactions] has set,
/// by row-level security; relays have a role that sees their queue alone; the owner only migrates.
@NullMarked
package io.candor.kit.jdbc;

import org.jspecify.annotations.NullMarked;
