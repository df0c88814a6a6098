package io.candor.metrics.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that the classifier told, at one revision.
public sealed interface Fact {
  /// A conversation with its survey answers.
  record OfConversation(Conversation conversation) implements Fact {
    @Override
    public String key() {
      return "conversations/" + conversation.conversationId();
    }

    @Override
    public long revision() {
      return conversation.revision();
    }

    @Override
    public Optional<Instant> latestTime() {
      Instant end = conversation.closeTime().orElse(conversation.openTime());
      return Stream.concat(Stream.of(end), conversation.items().stream().map(Item::time))
          .max(Comparator.naturalOrder());
    }
  }

  /// Words outside a conversation.
  record OfFeedback(Item item) implements Fact {
    @Override
    public String key() {
      return "feedback/" + item.itemId();
    }

    @Override
    public long revision() {
      return item.revision();
    }

    @Override
    public Optional<Instant> latestTime() {
      return Optional.of(item.time());
    }
  }

  /// An account with its history.
  record OfAccount(AccountHistory account) implements Fact {
    @Override
    public String key() {
      return "accounts/" + account.accountId();
    }

    @Override
    public long revision() {
      return account.revision();
    }
  }

  /// A bot.
  record OfDeployment(Deployment deployment) implements Fact {
    @Override
    public String key() {
      return "deployments/" + deployment.deploymentId();
    }

    @Override
    public long revision() {
      return deployment.revision();
    }
  }

  /// A release.
  record OfRelease(Release release) implements Fact {
    @Override
    public String key() {
      return "releases/" + release.releaseId();
    }

    @Override
    public long revision() {
      return release.revision();
    }
  }

  /// Whoever reports one sort of event.
  record OfProducer(Producer producer) implements Fact {
    @Override
    public String key() {
      return "producers/" + producer.producerId();
    }

    @Override
    public long revision() {
      return producer.revision();
    }
  }

  /// The taxonomy, kept as it was told.
  record OfTaxonomy(TaxonomyDocument taxonomy) implements Fact {
    @Override
    public String key() {
      return "taxonomy";
    }

    @Override
    public long revision() {
      return taxonomy.revision();
    }
  }

  /// What the reviews of a week say, kept as it was told.
  record OfQaWeek(QaWeekDocument week) implements Fact {
    @Override
    public String key() {
      return "qaWeeks/" + week.week();
    }

    @Override
    public long revision() {
      return week.revision();
    }
  }

  /// What is left of something that was erased.
  ///
  /// @param left the conversation, feedback or account, empty
  record Erased(Fact left) implements Fact {
    @Override
    public String key() {
      return left.key();
    }

    @Override
    public long revision() {
      return left.revision();
    }

    @Override
    public Optional<Instant> latestTime() {
      return left.latestTime();
    }
  }

  /// What it is about, unique in the workspace.
  String key();

  /// Grows with every change, from 1.
  long revision();

  /// When the latest thing that it tells of happened; empty for what is true without a moment.
  default Optional<Instant> latestTime() {
    return Optional.empty();
  }
}
