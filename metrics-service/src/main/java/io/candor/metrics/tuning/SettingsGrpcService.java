package io.candor.metrics.tuning;

import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.evaluation.Backtest;
import io.candor.metrics.evaluation.DryRunProtos;
import io.candor.metrics.recount.RecountStore;
import io.candor.metrics.v1.DryRunSettingsRequest;
import io.candor.metrics.v1.DryRunSettingsResponse;
import io.candor.metrics.v1.GetRecountRequest;
import io.candor.metrics.v1.GetRecountResponse;
import io.candor.metrics.v1.GetSettingsRequest;
import io.candor.metrics.v1.GetSettingsResponse;
import io.candor.metrics.v1.ListSettingsVersionsRequest;
import io.candor.metrics.v1.ListSettingsVersionsResponse;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.UpdateSettingsRequest;
import io.candor.metrics.v1.UpdateSettingsResponse;
import io.candor.metrics.workspace.SettingValuesProtos;
import io.candor.metrics.workspace.SettingsKey;
import io.candor.metrics.workspace.SettingsStore;
import io.candor.metrics.workspace.SettingsVersion;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Edge of `SettingsService`.
@GrpcService
public final class SettingsGrpcService extends SettingsServiceGrpc.SettingsServiceImplBase {
  private static final String LIST = "candor.metrics.v1.SettingsService/ListSettingsVersions";
  private static final int DEFAULT_WEEKS = 26;

  private final SettingsStore settings;
  private final RecountStore recounts;
  private final Backtest backtest;
  private final PageTokens tokens;

  SettingsGrpcService(
      SettingsStore settings, RecountStore recounts, Backtest backtest, PageTokens tokens) {
    this.settings = settings;
    this.recounts = recounts;
    this.backtest = backtest;
    this.tokens = tokens;
  }

  @Override
  public void getSettings(
      GetSettingsRequest request, StreamObserver<GetSettingsResponse> responseObserver) {
    SettingsKey key = SettingsNameProtos.parse(request.getName());
    responseObserver.onNext(
        GetSettingsResponse.newBuilder()
            .setSettings(SettingsNameProtos.toProto(key, settings.read(key)))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void updateSettings(
      UpdateSettingsRequest request, StreamObserver<UpdateSettingsResponse> responseObserver) {
    SettingsKey key = SettingsNameProtos.parse(request.getName());
    SettingsStore.Current changed =
        settings.append(
            key,
            new SettingsStore.Change(
                SettingsNameProtos.version(request.getEtag()),
                request.getAuthor(),
                request.getReason(),
                before ->
                    SettingValuesProtos.change(
                        before, request.getValues(), request.getUpdateMask())));
    responseObserver.onNext(
        UpdateSettingsResponse.newBuilder()
            .setSettings(SettingsNameProtos.toProto(key, changed))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void listSettingsVersions(
      ListSettingsVersionsRequest request,
      StreamObserver<ListSettingsVersionsResponse> responseObserver) {
    SettingsKey key = SettingsNameProtos.parse(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), 20, 200);
    String cursor = tokens.decode(LIST, request.getParent(), request.getPageToken());
    List<SettingsVersion> page =
        settings.versions(
            key, cursor.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cursor), size + 1);
    ListSettingsVersionsResponse.Builder response = ListSettingsVersionsResponse.newBuilder();
    page.stream()
        .limit(size)
        .forEach(version -> response.addSettings(SettingsNameProtos.toProto(key, version)));
    if (page.size() > size) {
      response.setNextPageToken(
          tokens.encode(LIST, request.getParent(), Integer.toString(page.get(size - 1).version())));
    }
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void getRecount(
      GetRecountRequest request, StreamObserver<GetRecountResponse> responseObserver) {
    GetRecountResponse.Builder response = GetRecountResponse.newBuilder();
    recounts
        .latest(SettingsNameProtos.parse(request.getName()).workspace())
        .map(RecountProtos::toProto)
        .ifPresent(response::setRecount);
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  @Override
  public void dryRunSettings(
      DryRunSettingsRequest request, StreamObserver<DryRunSettingsResponse> responseObserver) {
    Optional<Instant> asOf =
        request.hasAsOf() ? Optional.of(FigureProtos.instant(request.getAsOf())) : Optional.empty();
    Backtest.Result result =
        backtest.run(
            SettingsNameProtos.parse(request.getName()),
            before ->
                SettingValuesProtos.change(before, request.getValues(), request.getUpdateMask()),
            request.getWeekCount() == 0 ? DEFAULT_WEEKS : request.getWeekCount(),
            asOf);
    responseObserver.onNext(DryRunProtos.toProto(result));
    responseObserver.onCompleted();
  }
}
