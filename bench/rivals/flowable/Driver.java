import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.HistoryService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.task.api.Task;

/**
 * Flowable in this process, worked by many clients at once: each takes one case after the other through the acts of
 * PLAN, and every act is one call of the engine, which is one transaction, durable when the call returns.
 *
 * <p>Driver JDBC-URL USER MODEL.bpmn20.xml ACTS.json MOST-CLIENTS; then a line on the standard input is an order, and
 * each is answered by a line of JSON: "run CLIENTS SECONDS CASES" (no cases: until the time is over), "count", "quit".
 */
public final class Driver {
  private record Act(String task, String person, String variable, String body) {}

  private static final String PROCESS = "package";

  private final ProcessEngine engine;
  private final List<Act> acts = new ArrayList<>();
  private final AtomicLong nextCase = new AtomicLong();

  private Driver(String url, String user, String model, String actsPath, int clients) throws Exception {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    // An act that needs new ids fetches them on a second connection while it holds its first.
    pool.setMaximumPoolSize(2 * clients + 2);
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(new HikariDataSource(pool));
    settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    settings.setHistoryLevel(HistoryLevel.AUDIT);
    // Nothing in the model is asynchronous, and what is not used shall not cost anything.
    settings.setAsyncExecutorActivate(false);
    settings.setDisableEventRegistry(true);
    settings.setDisableIdmEngine(true);
    engine = settings.buildProcessEngine();
    engine.getRepositoryService().createDeployment()
        .addInputStream("package.bpmn20.xml", new java.io.FileInputStream(model)).deploy();
    for (JsonNode one : new ObjectMapper().readTree(new File(actsPath))) {
      acts.add(new Act(one.get("task").asText(), one.get("person").asText(), one.get("variable").asText(),
          one.get("body").asText()));
    }
  }

  /** One client; what each of its acts took, in nanoseconds. */
  private final class Client extends Thread {
    private final long until;
    private final long cases;
    private long[] took = new long[1 << 12];
    private int done;
    private Throwable failed;

    Client(long until, long cases) {
      this.until = until;
      this.cases = cases;
    }

    @Override
    public void run() {
      try {
        for (long n = nextCase.incrementAndGet(); n <= cases && work(n); n = nextCase.incrementAndGet()) {
          // the next case
        }
      } catch (Throwable error) {
        failed = error;
      }
    }

    /** False when the time is over. */
    private boolean work(long number) {
      String instance = null;
      Map<String, String> tasks = new HashMap<>();
      for (Act act : acts) {
        long began = System.nanoTime();
        if (began >= until) {
          return false;
        }
        engine.getIdentityService().setAuthenticatedUserId(act.person);
        Map<String, Object> variables =
            Map.of(act.variable, act.body.replace("{n}", Long.toString(number)));
        if (instance == null) {
          ProcessInstance started = engine.getRuntimeService()
              .startProcessInstanceByKey(PROCESS, "case-" + number, variables);
          instance = started.getId();
        } else {
          engine.getTaskService().complete(task(instance, act.task, tasks), act.person, variables);
        }
        note(System.nanoTime() - began);
      }
      return true;
    }

    /** Asked for only when it is not known yet, as an application would that lists a case's tasks once. */
    private String task(String instance, String key, Map<String, String> known) {
      if (!known.containsKey(key)) {
        for (Task one : engine.getTaskService().createTaskQuery().processInstanceId(instance).list()) {
          known.put(one.getTaskDefinitionKey(), one.getId());
        }
      }
      String found = known.get(key);
      if (found == null) {
        throw new IllegalStateException("case " + instance + " has no task " + key + " now, but " + known.keySet());
      }
      return found;
    }

    private void note(long nanoseconds) {
      if (done == took.length) {
        took = Arrays.copyOf(took, done * 2);
      }
      took[done++] = nanoseconds;
    }
  }

  private String run(int clients, double seconds, long most) throws Exception {
    long began = System.nanoTime();
    long firstCase = nextCase.get();
    List<Client> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(new Client(began + (long) (seconds * 1e9), most == 0 ? Long.MAX_VALUE : firstCase + most));
    }
    all.forEach(Thread::start);
    for (Client one : all) {
      one.join();
    }
    double took = (System.nanoTime() - began) / 1e9;
    long acknowledged = 0;
    for (Client one : all) {
      acknowledged += one.done;
      if (one.failed != null) {
        throw new IllegalStateException("a client failed", one.failed);
      }
    }
    long[] times = all.stream().flatMapToLong(one -> Arrays.stream(one.took, 0, one.done)).sorted().toArray();
    return String.format(Locale.ROOT, "{\"acknowledged\":%d,\"seconds\":%.4f,\"p50_ms\":%.4f,\"p99_ms\":%.4f}",
        acknowledged, took, quantile(times, 0.5), quantile(times, 0.99));
  }

  private static double quantile(long[] sorted, double part) {
    return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
  }

  /** What stands in the history: the acts that were begun as cases, and those that ended a task. */
  private String count() {
    HistoryService history = engine.getHistoryService();
    return String.format("{\"cases\":%d,\"finished_cases\":%d,\"finished_tasks\":%d,\"version\":\"%s\"}",
        history.createHistoricProcessInstanceQuery().count(),
        history.createHistoricProcessInstanceQuery().finished().count(),
        history.createHistoricTaskInstanceQuery().finished().count(), ProcessEngine.VERSION);
  }

  private String answer(String[] words) throws Exception {
    return words[0].equals("count") ? count()
        : run(Integer.parseInt(words[1]), Double.parseDouble(words[2]), Long.parseLong(words[3]));
  }

  public static void main(String[] arguments) throws Exception {
    Driver driver = new Driver(arguments[0], arguments[1], arguments[2], arguments[3], Integer.parseInt(arguments[4]));
    System.out.println("{\"ready\":true}");
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String order = orders.readLine(); order != null && !order.equals("quit"); order = orders.readLine()) {
      System.out.println(driver.answer(order.split(" ")));
    }
    driver.engine.close();
    System.exit(0);
  }
}
