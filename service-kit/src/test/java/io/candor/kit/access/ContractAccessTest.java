package io.candor.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.candor.access.v1.Access;
import io.candor.access.v1.Access.Role;
import io.candor.access.v1.AccessProto;
import io.candor.alert.v1.ApproveDirectiveRequest;
import io.candor.alert.v1.CreateSilenceRequest;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.Silence;
import io.candor.alert.v1.SilenceServiceGrpc;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.classifier.v1.BuildHandoffPacketRequest;
import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.CorrectLabelsRequest;
import io.candor.classifier.v1.Correction;
import io.candor.classifier.v1.HandoffServiceGrpc;
import io.candor.classifier.v1.LearningServiceGrpc;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.classifier.v1.UpdatePolicyDocumentRequest;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every method of the contracts says who may call it.
class ContractAccessTest {
  // What people and machines call themselves in requests.
  private static final Set<String> CALLER_FIELDS = Set.of("actor", "author", "reviewer");

  private static final List<MethodDescriptor<?, ?>> METHODS =
      new ClassFileImporter()
              .withImportOption(
                  location -> location.matches(Pattern.compile(".*/v1/\\w+Grpc\\.class")))
              .importPackages("io.candor")
              .stream()
              .<MethodDescriptor<?, ?>>flatMap(it -> descriptor(it.reflect()).getMethods().stream())
              .toList();

  static List<MethodDescriptor<?, ?>> methods() {
    return METHODS;
  }

  private static ServiceDescriptor descriptor(Class<?> stubs) {
    try {
      return (ServiceDescriptor) stubs.getMethod("getServiceDescriptor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void allMethods_areLookedAt() {
    assertThat(methods()).hasSizeGreaterThan(120);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_saysWhoMayCallIt(MethodDescriptor<?, ?> method) {
    Access access = proto(method).getOptions().getExtension(AccessProto.access);

    // People and services have nothing in common to call.
    assertThat(access.getRolesCount() > 0).isNotEqualTo(access.getPeersCount() > 0);
    assertThat(access.getRolesList()).doesNotContain(Role.ROLE_UNSPECIFIED, Role.UNRECOGNIZED);
    assertThat(access.getPeersList()).isSubsetOf("ingest", "classifier", "metrics");
  }

  @ParameterizedTest
  @MethodSource("methods")
  void request_namesItsWorkspace(MethodDescriptor<?, ?> method) {
    assertThat(MethodAccess.of(method).namesWorkspace()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void fieldsThatSayWhoCalls_areMarked(MethodDescriptor<?, ?> method) {
    Descriptor request = proto(method).getInputType();

    assertThat(
            Stream.concat(request.getFields().stream(), parts(request))
                .filter(field -> CALLER_FIELDS.contains(field.getName()))
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.STRING))
        .allMatch(field -> field.getOptions().getExtension(AccessProto.caller));
  }

  private static Stream<FieldDescriptor> parts(Descriptor request) {
    return request.getFields().stream()
        .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
        .filter(field -> !field.isRepeated())
        .flatMap(field -> field.getMessageType().getFields().stream());
  }

  @Test
  void methodThatIsNotOfOurContracts_isClosed() {
    MethodDescriptor<byte[], byte[]> unknown =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    assertThat(MethodAccess.of(unknown).allows(EnumSet.of(Role.ADMIN))).isFalse();
    assertThat(MethodAccess.of(unknown).allows(new Caller.Peer("ingest"))).isFalse();
  }

  @Test
  void roles_contain_whatTheyShould() {
    MethodAccess read = MethodAccess.of(PanelServiceGrpc.getGetPanelMethod());
    MethodAccess decide = MethodAccess.of(DirectiveServiceGrpc.getApproveDirectiveMethod());
    MethodAccess configure = MethodAccess.of(PolicyServiceGrpc.getUpdatePolicyDocumentMethod());
    MethodAccess send = MethodAccess.of(EventServiceGrpc.getWriteEventsMethod());
    MethodAccess answer = MethodAccess.of(DirectiveServiceGrpc.getAcknowledgeDirectiveMethod());
    MethodAccess hand = MethodAccess.of(FindingServiceGrpc.getWriteFindingsMethod());

    assertThat(who(read)).containsExactly(Role.VIEWER, Role.EDITOR, Role.ADMIN);
    assertThat(who(decide)).containsExactly(Role.EDITOR, Role.ADMIN);
    assertThat(who(configure)).containsExactly(Role.ADMIN);
    assertThat(who(send)).containsExactly(Role.ADMIN, Role.PRODUCER);
    assertThat(who(answer)).containsExactly(Role.ADMIN, Role.PLATFORM);
    assertThat(who(hand)).isEmpty();
    assertThat(hand.allows(new Caller.Peer("metrics"))).isTrue();
    assertThat(hand.allows(new Caller.Peer("ingest"))).isFalse();
    assertThat(read.allows(new Caller.Peer("metrics"))).isFalse();
  }

  private static Stream<Role> who(MethodAccess method) {
    return Stream.of(Role.VIEWER, Role.EDITOR, Role.ADMIN, Role.PRODUCER, Role.PLATFORM)
        .filter(role -> method.allows(EnumSet.of(role)));
  }

  @Test
  void workspace_isRead_whereverItStands() {
    assertThat(
            MethodAccess.of(PanelServiceGrpc.getGetPanelMethod())
                .workspacesOf(
                    GetPanelRequest.newBuilder()
                        .setDeployment("workspaces/acme/deployments/helpbot")
                        .build()))
        .containsExactly("acme");
    assertThat(
            MethodAccess.of(PanelServiceGrpc.getGetPanelMethod())
                .workspacesOf(GetPanelRequest.getDefaultInstance()))
        .isEmpty();
    UpdateRollbackAuthorityRequest.Builder nested = UpdateRollbackAuthorityRequest.newBuilder();
    nested.getRollbackAuthorityBuilder().setName("workspaces/acme/rollbackAuthorities/helpbot");
    assertThat(
            MethodAccess.of(DirectiveServiceGrpc.getUpdateRollbackAuthorityMethod())
                .workspacesOf(nested.build()))
        .containsExactly("acme");
  }

  /// Whoever may do something in one workspace could else name a thing of another one beside it.
  @Test
  void everyWorkspaceThatIsNamed_isAskedAbout() {
    assertThat(
            MethodAccess.of(HandoffServiceGrpc.getBuildHandoffPacketMethod())
                .workspacesOf(
                    BuildHandoffPacketRequest.newBuilder()
                        .setName("workspaces/acme/conversations/c-1")
                        .build()))
        .containsExactly("acme");
    assertThat(
            MethodAccess.of(QaServiceGrpc.getClaimQaItemMethod())
                .workspacesOf(
                    ClaimQaItemRequest.newBuilder()
                        .setParent("workspaces/acme")
                        .setName("workspaces/other/qaItems/c-1")
                        .build()))
        .containsExactlyInAnyOrder("acme", "other");
    assertThat(
            MethodAccess.of(LearningServiceGrpc.getCorrectLabelsMethod())
                .workspacesOf(
                    CorrectLabelsRequest.newBuilder()
                        .setParent("workspaces/acme")
                        .addCorrections(
                            Correction.newBuilder().setName("workspaces/other/feedback/f"))
                        .build()))
        .containsExactlyInAnyOrder("acme", "other");
  }

  @Test
  void caller_isWritten_whateverWasSent() {
    assertThat(
            MethodAccess.of(DirectiveServiceGrpc.getApproveDirectiveMethod())
                .withCaller(
                    ApproveDirectiveRequest.newBuilder().setName("d").setActor("owner").build(),
                    "mallory"))
        .isEqualTo(ApproveDirectiveRequest.newBuilder().setName("d").setActor("mallory").build());
    assertThat(
            MethodAccess.of(SilenceServiceGrpc.getCreateSilenceMethod())
                .withCaller(
                    CreateSilenceRequest.newBuilder()
                        .setSilence(Silence.newBuilder().setReason("r"))
                        .build(),
                    "ada"))
        .isEqualTo(
            CreateSilenceRequest.newBuilder()
                .setSilence(Silence.newBuilder().setReason("r").setAuthor("ada"))
                .build());
    // A part that was not sent stays away.
    assertThat(
            MethodAccess.of(PolicyServiceGrpc.getUpdatePolicyDocumentMethod())
                .withCaller(UpdatePolicyDocumentRequest.getDefaultInstance(), "ada"))
        .isEqualTo(UpdatePolicyDocumentRequest.getDefaultInstance());
  }

  private static com.google.protobuf.Descriptors.MethodDescriptor proto(
      MethodDescriptor<?, ?> method) {
    return ((ProtoMethodDescriptorSupplier) Objects.requireNonNull(method.getSchemaDescriptor()))
        .getMethodDescriptor();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      return new byte[0];
    }
  }
}
