package io.candor.classifier.check;

import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Policies;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyDiff;
import io.candor.classifier.policy.PolicyDocument;
import io.candor.classifier.policy.PolicyFile;
import io.candor.classifier.policy.PolicyProposals;
import io.candor.classifier.policy.PolicyProtos;
import io.candor.classifier.policy.Uncovered;
import io.candor.classifier.v1.CheckConversationRequest;
import io.candor.classifier.v1.CheckConversationResponse;
import io.candor.classifier.v1.DiffPolicyDocumentRequest;
import io.candor.classifier.v1.DiffPolicyDocumentResponse;
import io.candor.classifier.v1.GetCheckSettingsRequest;
import io.candor.classifier.v1.GetCheckSettingsResponse;
import io.candor.classifier.v1.GetPolicyDocumentRequest;
import io.candor.classifier.v1.GetPolicyDocumentResponse;
import io.candor.classifier.v1.GetRecheckRequest;
import io.candor.classifier.v1.GetRecheckResponse;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.classifier.v1.ImportPolicyDocumentResponse;
import io.candor.classifier.v1.ListPolicyDocumentsRequest;
import io.candor.classifier.v1.ListPolicyDocumentsResponse;
import io.candor.classifier.v1.ListUncoveredStatementsRequest;
import io.candor.classifier.v1.ListUncoveredStatementsResponse;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.classifier.v1.ProposeAssertionsRequest;
import io.candor.classifier.v1.ProposeAssertionsResponse;
import io.candor.classifier.v1.ProposeToolMappingsRequest;
import io.candor.classifier.v1.ProposeToolMappingsResponse;
import io.candor.classifier.v1.StartRecheckRequest;
import io.candor.classifier.v1.StartRecheckResponse;
import io.candor.classifier.v1.ToolMapping;
import io.candor.classifier.v1.UpdateCheckSettingsRequest;
import io.candor.classifier.v1.UpdateCheckSettingsResponse;
import io.candor.classifier.v1.UpdatePolicyDocumentRequest;
import io.candor.classifier.v1.UpdatePolicyDocumentResponse;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/// The edge of the policies and the checks.
@GrpcService
final class PolicyGrpcService extends PolicyServiceGrpc.PolicyServiceImplBase {
  private static final int DOCUMENTS = 50;
  private static final int MAX_DOCUMENTS = 100;
  private static final int STATEMENTS = 50;
  private static final int MAX_STATEMENTS = 1000;
  private static final String COLLECTION = "policyDocuments";

  private final Checks checks;
  private final Policies policies;
  private final PageTokens tokens;

  PolicyGrpcService(Checks checks, PageTokens tokens) {
    this.checks = checks;
    this.policies = checks.policies();
    this.tokens = tokens;
  }

  @Override
  public void updatePolicyDocument(
      UpdatePolicyDocumentRequest request, StreamObserver<UpdatePolicyDocumentResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Policies.Written written =
        checks.write(
            workspace,
            PolicyProtos.fromProto(request.getDocumentId(), request.getDocument()),
            request.hasBaseVersion() ? request.getBaseVersion() : null);
    responses.onNext(
        UpdatePolicyDocumentResponse.newBuilder()
            .setDocument(PolicyProtos.toProto(workspace, written.document()))
            .setChanged(written.changed())
            .setRecheck(CheckReportProtos.toProto(workspace, checks.recheck(workspace)))
            .build());
    responses.onCompleted();
  }

  @Override
  public void importPolicyDocument(
      ImportPolicyDocumentRequest request, StreamObserver<ImportPolicyDocumentResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Policies.Written written = checks.write(workspace, PolicyProtos.fromProto(request), null);
    ImportPolicyDocumentResponse.Builder response =
        ImportPolicyDocumentResponse.newBuilder()
            .setDocument(PolicyProtos.toProto(workspace, written.document()))
            .setChanged(written.changed())
            .setRecheck(CheckReportProtos.toProto(workspace, checks.recheck(workspace)));
    if (!PolicyFile.isStructured(request.getContent())) {
      PolicyProposals.of(request.getContent())
          .forEach(proposal -> response.addProposals(PolicyProtos.toProto(proposal)));
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void getPolicyDocument(
      GetPolicyDocumentRequest request, StreamObserver<GetPolicyDocumentResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), COLLECTION);
    PolicyDocument document = policies.get(name.workspace(), name.id(), request.getVersion());
    responses.onNext(
        GetPolicyDocumentResponse.newBuilder()
            .setDocument(PolicyProtos.toProto(name.workspace(), document))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listPolicyDocuments(
      ListPolicyDocumentsRequest request, StreamObserver<ListPolicyDocumentsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DOCUMENTS, MAX_DOCUMENTS);
    String method = "ListPolicyDocuments";
    String after = tokens.decode(method, request.getParent(), request.getPageToken());
    List<PolicyDocument> left =
        policies.list(workspace).stream().filter(d -> d.id().compareTo(after) > 0).toList();
    List<PolicyDocument> page = left.subList(0, Math.min(size, left.size()));
    String cursor = left.size() > page.size() ? page.getLast().id() : "";
    responses.onNext(
        ListPolicyDocumentsResponse.newBuilder()
            .addAllDocuments(page.stream().map(d -> PolicyProtos.toProto(workspace, d)).toList())
            .setNextPageToken(tokens.encode(method, request.getParent(), cursor))
            .build());
    responses.onCompleted();
  }

  @Override
  public void diffPolicyDocument(
      DiffPolicyDocumentRequest request, StreamObserver<DiffPolicyDocumentResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), COLLECTION);
    PolicyDocument to = policies.get(name.workspace(), name.id(), request.getToVersion());
    long from = request.getFromVersion() == 0 ? to.version() - 1 : request.getFromVersion();
    List<io.candor.classifier.policy.Assertion> before =
        from == 0 ? List.of() : policies.get(name.workspace(), name.id(), from).assertions();
    responses.onNext(
        DiffPolicyDocumentResponse.newBuilder()
            .setFromVersion(from)
            .setToVersion(to.version())
            .addAllChanges(
                PolicyDiff.of(before, to.assertions()).stream().map(PolicyProtos::toProto).toList())
            .build());
    responses.onCompleted();
  }

  @Override
  public void proposeAssertions(
      ProposeAssertionsRequest request, StreamObserver<ProposeAssertionsResponse> responses) {
    responses.onNext(
        ProposeAssertionsResponse.newBuilder()
            .addAllAssertions(
                PolicyProposals.of(request.getMarkdown()).stream()
                    .map(PolicyProtos::toProto)
                    .toList())
            .build());
    responses.onCompleted();
  }

  @Override
  public void checkConversation(
      CheckConversationRequest request, StreamObserver<CheckConversationResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    CustomerFacts facts =
        request.hasAccount()
            ? CheckInputProtos.fromProto(request.getAccount())
            : checks.facts(workspace, request.getConversation().getAccountId());
    Policy policy =
        request.getPolicy().isEmpty()
            ? null
            : new Policy(1, PolicyProtos.read(request.getPolicy()).assertions());
    CheckReport report =
        checks.check(
            workspace, CheckInputProtos.fromProto(request.getConversation()), facts, policy);
    responses.onNext(
        CheckConversationResponse.newBuilder().setCheck(CheckReportProtos.toProto(report)).build());
    responses.onCompleted();
  }

  @Override
  public void listUncoveredStatements(
      ListUncoveredStatementsRequest request,
      StreamObserver<ListUncoveredStatementsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), STATEMENTS, MAX_STATEMENTS);
    String method = "ListUncoveredStatements";
    String after = tokens.decode(method, request.getParent(), request.getPageToken());
    SortedMap<String, List<Uncovered>> found = checks.store().uncovered(workspace, after, size + 1);
    boolean more = found.size() > size;
    if (more) {
      found.remove(found.lastKey());
    }
    ListUncoveredStatementsResponse.Builder response =
        ListUncoveredStatementsResponse.newBuilder()
            .setNextPageToken(
                tokens.encode(method, request.getParent(), more ? found.lastKey() : ""));
    found.forEach(
        (key, said) ->
            said.forEach(
                each ->
                    response.addStatements(
                        CheckReportProtos.toProto(request.getParent() + "/" + key, each))));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void getCheckSettings(
      GetCheckSettingsRequest request, StreamObserver<GetCheckSettingsResponse> responses) {
    responses.onNext(
        GetCheckSettingsResponse.newBuilder()
            .setSettings(
                CheckReportProtos.toProto(
                    request.getName(), checks.settings(owner(request.getName()))))
            .build());
    responses.onCompleted();
  }

  @Override
  public void updateCheckSettings(
      UpdateCheckSettingsRequest request, StreamObserver<UpdateCheckSettingsResponse> responses) {
    io.candor.classifier.v1.CheckSettings settings = request.getSettings();
    String workspace = owner(settings.getName());
    CheckSettings stored =
        checks.replace(workspace, CheckReportProtos.fromProto(settings, 0), settings.getEtag());
    responses.onNext(
        UpdateCheckSettingsResponse.newBuilder()
            .setSettings(CheckReportProtos.toProto(settings.getName(), stored))
            .build());
    responses.onCompleted();
  }

  @Override
  public void proposeToolMappings(
      ProposeToolMappingsRequest request, StreamObserver<ProposeToolMappingsResponse> responses) {
    Set<String> tools =
        checks.tools(ResourceName.parseWorkspace(request.getParent()), request.getDeploymentId());
    ProposeToolMappingsResponse.Builder response =
        ProposeToolMappingsResponse.newBuilder().addAllTools(tools);
    checks
        .proposal(tools)
        .forEach(
            (action, names) ->
                response.addMappings(
                    ToolMapping.newBuilder()
                        .setDeploymentId(request.getDeploymentId())
                        .setAction(action)
                        .addAllTools(names)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void startRecheck(
      StartRecheckRequest request, StreamObserver<StartRecheckResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    responses.onNext(
        StartRecheckResponse.newBuilder()
            .setRecheck(CheckReportProtos.toProto(workspace, checks.startRecheck(workspace)))
            .build());
    responses.onCompleted();
  }

  @Override
  public void getRecheck(GetRecheckRequest request, StreamObserver<GetRecheckResponse> responses) {
    String workspace = owner(request.getName());
    responses.onNext(
        GetRecheckResponse.newBuilder()
            .setRecheck(CheckReportProtos.toProto(workspace, checks.recheck(workspace)))
            .build());
    responses.onCompleted();
  }

  /// The workspace of a resource that each has one of.
  private static String owner(String name) {
    return ResourceName.parseWorkspace(name.substring(0, name.lastIndexOf('/')));
  }
}
