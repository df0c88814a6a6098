package io.candor.kit.resource;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import java.util.regex.Pattern;

/// The name of a resource inside a workspace: `workspaces/{workspace}/{collection}/{id}`.
///
/// @param workspace matches `^[a-z0-9][a-z0-9-]{0,62}$`
/// @param collection plural camelCase, for example `conversations`
/// @param id the producer's id as it is, not encoded; 1 to 512 characters
public record ResourceName(String workspace, String collection, String id) {
  private static final Pattern WORKSPACE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern COLLECTION = Pattern.compile("[a-z][a-zA-Z0-9]{0,62}");

  // As long as the longest id of the event contract with room; keeps keys of stores small.
  private static final int LONGEST_ID = 512;

  /// Checks the parts.
  ///
  /// @throws CandorException with reason `RESOURCE_NAME_INVALID`
  public ResourceName {
    checkWorkspace(workspace, "workspaces/{workspace}/" + collection + "/{id}");
    if (!COLLECTION.matcher(collection).matches()) {
      throw new IllegalArgumentException("collection: " + collection + " (expected: camelCase)");
    }
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw invalid("workspaces/{workspace}/" + collection + "/{id}");
    }
  }

  /// Parses the name of a resource of this collection.
  ///
  /// @throws CandorException with reason `RESOURCE_NAME_INVALID` if it has another form
  public static ResourceName parse(String name, String collection) {
    String expected = "workspaces/{workspace}/" + collection + "/{id}";
    String[] segments = name.split("/", -1);
    if (segments.length != 4
        || !segments[0].equals("workspaces")
        || !segments[2].equals(collection)) {
      throw invalid(expected);
    }
    String id = PercentCoding.decode(segments[3]).orElseThrow(() -> invalid(expected));
    ResourceName parsed = new ResourceName(segments[1], collection, id);
    // One resource, one name: refuses `%61` for `a`, and lower case hexadecimal digits.
    if (!parsed.toString().equals(name)) {
      throw invalid(expected);
    }
    return parsed;
  }

  /// Parses `workspaces/{workspace}`, the parent of every collection, and returns the workspace.
  ///
  /// @throws CandorException with reason `RESOURCE_NAME_INVALID` if it has another form
  public static String parseWorkspace(String name) {
    String expected = "workspaces/{workspace}";
    if (!name.startsWith("workspaces/")) {
      throw invalid(expected);
    }
    String workspace = name.substring("workspaces/".length());
    checkWorkspace(workspace, expected);
    return workspace;
  }

  /// The name of a workspace: `workspaces/{workspace}`.
  public static String ofWorkspace(String workspace) {
    return "workspaces/" + workspace;
  }

  /// The parent, `workspaces/{workspace}`.
  public String parent() {
    return ofWorkspace(workspace);
  }

  /// The name inside its workspace, `{collection}/{id}`: the key of outboxes.
  public String key() {
    return collection + "/" + PercentCoding.encode(id);
  }

  /// The full name, its id percent-encoded.
  @Override
  public String toString() {
    return parent() + "/" + key();
  }

  private static void checkWorkspace(String workspace, String expected) {
    if (!WORKSPACE.matcher(workspace).matches()) {
      throw invalid(expected);
    }
  }

  private static CandorException invalid(String expected) {
    // Without the offending value: an id may be an e-mail address.
    return CandorException.of(KitReason.RESOURCE_NAME_INVALID)
        .message("The resource name does not have the form " + expected)
        .field("name", "must have the form " + expected)
        .build();
  }
}
