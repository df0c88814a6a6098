package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import io.candor.ingest.event.IngestReason;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.GetAccountRequest;
import io.candor.ingest.v1.GetConversationRequest;
import io.candor.ingest.v1.ListAccountsRequest;
import io.candor.ingest.v1.ListAccountsResponse;
import io.candor.ingest.v1.ListConversationsRequest;
import io.candor.ingest.v1.ListConversationsResponse;
import io.candor.ingest.v1.TimeRange;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.ErrorConformance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadsIT {
  private static final String PARENT = "workspaces/reads";

  private static IngestFixture ingest;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      // Five share each opening time, so that pages end between equals.
      events.add(
          JsonEvents.of(
              """
              {"eventId":"c-%02d","conversation":{"conversationId":"conv-%02d","accountId":"acc-%d",
               "archetype":"%s","openTime":"2026-03-1%dT10:00:00Z",
               "closeTime":"2026-03-1%dT11:00:00Z","turns":[{"index":0,"role":"CUSTOMER",
               "text":"hello","time":"2026-03-1%dT10:00:00Z"}]}}\
              """
                  .formatted(i, i, i % 2, i % 5 == 0 ? "returns" : "other", i / 5, i / 5, i / 5)));
      events.add(
          JsonEvents.of(
              """
              {"eventId":"a-%02d","account":{"accountId":"acc %02d/ü","name":"n"}}\
              """
                  .formatted(i, i)));
    }
    ingest.write("reads", events);
    IngestDatabase.awaitDrained(ingest, "reads");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void list_pagesTheLatestOpenedFirst() {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      ListConversationsResponse page = list(request().setPageSize(7).setPageToken(token).build());
      page.getConversationsList().forEach(c -> ids.add(c.getConversationId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    assertThat(ids.subList(0, 5))
        .containsExactly("conv-20", "conv-21", "conv-22", "conv-23", "conv-24");
  }

  @Test
  void list_leavesOutWhatOnlyASingleReadShows() {
    assertThat(list(request().build()).getConversationsList())
        .allMatch(c -> c.getTurnsCount() == 0 && c.getRevision() == 1 && c.hasCloseTime());
  }

  @Test
  void filters_areCombined() {
    ListConversationsRequest request =
        request()
            .setAccountId("acc-0")
            .setArchetype("returns")
            .setOpenTime(range("2026-03-11T00:00:00Z", "2026-03-14T00:00:00Z"))
            .setCloseTime(range("2026-03-12T00:00:00Z", "2026-03-14T00:00:00Z"))
            .build();

    // returns: 0, 5, 10, 15, 20; of acc-0: even ones; opened 11th to 13th: 5 to 19.
    assertThat(list(request).getConversationsList())
        .extracting(Conversation::getConversationId)
        .containsExactly("conv-10");
  }

  @Test
  void token_ofAnotherFilterIsRefused() {
    String token = list(request().setPageSize(3).build()).getNextPageToken();

    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.PAGE_TOKEN_INVALID,
        () -> list(request().setAccountId("acc-0").setPageToken(token).build()));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.PAGE_TOKEN_INVALID,
        () -> list(request().setPageToken("forged").build()));
  }

  @Test
  void badQueries_areRefused() {
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.REQUEST_INVALID,
        () -> list(request().setPageSize(-1).build()));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        IngestReason.TIME_RANGE_INVALID,
        () ->
            list(
                request()
                    .setOpenTime(range("2026-03-12T00:00:00Z", "2026-03-11T00:00:00Z"))
                    .build()));
    assertThat(list(request().setPageSize(1_000_000_000).build()).getConversationsCount())
        .isEqualTo(25);
  }

  @Test
  void unknownThings_areNotFound() {
    ErrorConformance.assertFails(
        Code.NOT_FOUND,
        IngestReason.CONVERSATION_NOT_FOUND,
        () -> get("workspaces/reads/conversations/nobody"));
    ErrorConformance.assertFails(
        Code.NOT_FOUND,
        IngestReason.CONVERSATION_NOT_FOUND,
        () -> get("workspaces/another/conversations/conv-01"));
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.RESOURCE_NAME_INVALID,
        () -> get("workspaces/reads/conversations/../conversations/conv-01"));
    ErrorConformance.assertFails(
        Code.NOT_FOUND,
        IngestReason.ACCOUNT_NOT_FOUND,
        () -> getAccount("workspaces/reads/accounts/x"));
  }

  @Test
  void accounts_areReadByEncodedNameAndPaged() {
    Account account = getAccount("workspaces/reads/accounts/acc%2003%2F%C3%BC");
    assertThat(account.getAccountId()).isEqualTo("acc 03/ü");
    assertThat(account.getVersionsCount()).isEqualTo(1);

    ListAccountsResponse page =
        ingest
            .accounts()
            .listAccounts(
                ListAccountsRequest.newBuilder().setParent(PARENT).setPageSize(20).build());
    assertThat(page.getAccountsList()).hasSize(20).allMatch(a -> a.getVersionsCount() == 0);
    ListAccountsResponse rest =
        ingest
            .accounts()
            .listAccounts(
                ListAccountsRequest.newBuilder()
                    .setParent(PARENT)
                    .setPageSize(20)
                    .setPageToken(page.getNextPageToken())
                    .build());
    assertThat(rest.getAccountsList()).hasSize(5);
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  private static ListConversationsRequest.Builder request() {
    return ListConversationsRequest.newBuilder().setParent(PARENT);
  }

  private static ListConversationsResponse list(ListConversationsRequest request) {
    return ingest.conversations().listConversations(request);
  }

  private static Conversation get(String name) {
    return ingest
        .conversations()
        .getConversation(GetConversationRequest.newBuilder().setName(name).build())
        .getConversation();
  }

  private static Account getAccount(String name) {
    return ingest
        .accounts()
        .getAccount(GetAccountRequest.newBuilder().setName(name).build())
        .getAccount();
  }

  private static TimeRange range(String start, String end) {
    return TimeRange.newBuilder().setStartTime(timestamp(start)).setEndTime(timestamp(end)).build();
  }

  private static Timestamp timestamp(String time) {
    return ValueProtos.timestamp(Instant.parse(time));
  }
}
