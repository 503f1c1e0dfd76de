Console.WriteLine("清源");
