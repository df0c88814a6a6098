package io.candor.kit.access;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.candor.access.v1.Access;
import io.candor.access.v1.Access.Role;
import io.candor.access.v1.AccessProto;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the contract says about the callers of one method: who they may be, in which fields of the
/// request a workspace is named, and which fields say who calls.
final class MethodAccess {
  private static final String WORKSPACES = "workspaces/";

  // Where a request names what it is about, beside the `name` of what it holds.
  private static final List<String> PLACES = List.of("parent", "name", "deployment", "incident");

  private final Access access;
  private final List<List<FieldDescriptor>> places;
  private final List<List<FieldDescriptor>> callers;

  private MethodAccess(Access access, Descriptor request) {
    this.access = access;
    this.places = places(request);
    this.callers = new ArrayList<>();
    collectCallers(request, List.of(), new HashSet<>());
  }

  /// What the contract says of a method; of one that it does not know, that nobody may call it.
  static MethodAccess of(MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      var descriptor = supplier.getMethodDescriptor();
      return new MethodAccess(
          descriptor.getOptions().getExtension(AccessProto.access), descriptor.getInputType());
    }
    return new MethodAccess(Access.getDefaultInstance(), Access.getDescriptor());
  }

  /// Whether a service of the suite may call it.
  boolean allows(Caller.Peer peer) {
    return access.getPeersList().contains(peer.service());
  }

  /// Whether somebody with these roles may call it.
  boolean allows(Set<Role> held) {
    return access.getRolesList().stream()
        .anyMatch(
            role ->
                held.contains(role)
                    || held.contains(Role.ADMIN)
                    || (role == Role.VIEWER && held.contains(Role.EDITOR)));
  }

  /// The workspaces that a request names: mostly one. Empty if it names none.
  Set<String> workspacesOf(Message request) {
    Set<String> workspaces = new LinkedHashSet<>();
    for (List<FieldDescriptor> place : places) {
      for (String name : texts(request, place)) {
        if (name.startsWith(WORKSPACES)) {
          int end = name.indexOf('/', WORKSPACES.length());
          workspaces.add(name.substring(WORKSPACES.length(), end < 0 ? name.length() : end));
        }
      }
    }
    workspaces.remove("");
    return workspaces;
  }

  /// Whether requests have a place for the workspace.
  boolean namesWorkspace() {
    return !places.isEmpty();
  }

  /// The request with the caller's name in every field that says who calls. What a message that is
  /// not there would say is left out.
  Message withCaller(Message request, String name) {
    if (callers.isEmpty()) {
      return request;
    }
    Message.Builder builder = request.toBuilder();
    callers.forEach(path -> set(builder, path, name));
    return builder.build();
  }

  private static List<List<FieldDescriptor>> places(Descriptor request) {
    List<List<FieldDescriptor>> places = new ArrayList<>();
    for (FieldDescriptor field : request.getFields()) {
      if (PLACES.contains(field.getName()) && isText(field)) {
        places.add(List.of(field));
      } else if (isMessage(field) && !field.isMapField()) {
        FieldDescriptor name = field.getMessageType().findFieldByName("name");
        if (name != null && isText(name)) {
          places.add(List.of(field, name));
        }
      }
    }
    return places;
  }

  private void collectCallers(
      Descriptor message, List<FieldDescriptor> before, Set<Descriptor> above) {
    if (!above.add(message)) {
      return;
    }
    for (FieldDescriptor field : message.getFields()) {
      List<FieldDescriptor> path = new ArrayList<>(before);
      path.add(field);
      if (field.getOptions().getExtension(AccessProto.caller)) {
        callers.add(List.copyOf(path));
      } else if (isMessage(field) && !field.isRepeated()) {
        collectCallers(field.getMessageType(), path, above);
      }
    }
    above.remove(message);
  }

  private static boolean isText(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.STRING && !field.isRepeated();
  }

  private static boolean isMessage(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
  }

  private static List<String> texts(Message request, List<FieldDescriptor> place) {
    FieldDescriptor first = place.getFirst();
    if (place.size() == 1) {
      return List.of((String) request.getField(first));
    }
    List<?> parts =
        first.isRepeated() ? (List<?>) request.getField(first) : List.of(request.getField(first));
    return parts.stream().map(part -> (String) ((Message) part).getField(place.get(1))).toList();
  }

  private static void set(Message.Builder builder, List<FieldDescriptor> path, String name) {
    FieldDescriptor first = path.getFirst();
    if (path.size() == 1) {
      builder.setField(first, name);
    } else if (builder.hasField(first)) {
      set(builder.getFieldBuilder(first), path.subList(1, path.size()), name);
    }
  }
}
