using Qingyuan.Benchmarks;

// Usage: dotnet run -c Release --project bench/Qingyuan.Benchmarks [-- all|batch|data|audit]
// Prints one table; see docs/methods/batch.md for what is measured and why.
var what = args.Length == 0 ? "all" : args[0];
if (what is not ("all" or "batch" or "data" or "audit"))
{
    Console.Error.WriteLine($"unknown part '{what}': all, batch, data or audit");
    return 2;
}

var root = new DirectoryInfo(AppContext.BaseDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "Qingyuan.slnx")))
{
    root = root.Parent;
}

if (root is null)
{
    Console.Error.WriteLine("Run the benchmarks from a clone of the repository: bench/np_eval.py and data/ are read from it.");
    return 3;
}

var table = new Table();
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, vectors of {System.Numerics.Vector<byte>.Count * 8} bits");
if (what is "all" or "data")
{
    DataBenchmark.Run(table, Path.Combine(root.FullName, "data"));
}

if (what is "all" or "audit")
{
    // ./run bench puts this program into a folder beside the executable.
    AuditBenchmark.Run(table, root.FullName, Path.Combine(AppContext.BaseDirectory, "..", "qingyuan"));
}

if (what is "all" or "batch")
{
    BatchBenchmark.Run(table, Path.Combine(root.FullName, "bench", "np_eval.py"));
}

table.Print(Console.Out);
return 0;
